-- KEYS[1]: a key that no one writes. Returns the information of the server and the commands that are not permitted.
local key = KEYS[1]
local commands = {
  { 'info', 'server' }, { 'time' }, { 'exists', key }, { 'pexpire', key, 1 }, { 'persist', key }, { 'pttl', key },
  { 'hget', key, 'x' }, { 'hmget', key, 'x' }, { 'hdel', key, 'x' },
  { 'zcard', key }, { 'zcount', key, 0, 0 }, { 'zpopmin', key }, { 'zrange', key, 0, 0 }, { 'zrank', key, 'x' },
  { 'zrem', key, 'x' }, { 'zscore', key, 'x' }, { 'zmscore', key, 'x' },
  -- Without a value, so that they are checked and change nothing.
  { 'hset', key, 'x' }, { 'hincrby', key, 'x' }, { 'zadd', key, 1 },
  { 'zincrby', key, 1 },
}
local information, denied = '', {}
for _, command in ipairs(commands) do
  local result = redis.pcall(unpack(command))
  if type(result) == 'table' and result.err then
    local text = string.lower(result.err)
    if string.find(text, 'noperm', 1, true) or string.find(text, 'acl failure', 1, true)
      or string.find(text, 'no permission', 1, true) or string.find(text, "can't run this command", 1, true) then
      denied[#denied + 1] = command[1]
    elseif string.find(text, 'readonly', 1, true) or string.find(text, 'loading', 1, true) then
      return result
    end
  elseif command[1] == 'info' then
    information = result
  end
end
return { information, denied }
