-- KEYS[1]: a key that no one writes. Returns the information of the server and the commands that are not permitted.
local key = KEYS[1]
local commands = {
  { 'info', 'server' }, { 'time' }, { 'hmget', key, 'x' }, { 'hget', key, 'x' }, { 'hdel', key, 'x' },
  { 'pexpire', key, 1 }, { 'persist', key }, { 'pttl', key }, { 'del', key }, { 'exists', key },
  -- Without a value, so that it is only checked and changes nothing.
  { 'hset', key, 'x' }, { 'hincrby', key, 'x' },
  { 'zrange', key, 0, 0 }, { 'zcard', key }, { 'zscore', key, 'x' }, { 'zrem', key, 'x' },
  { 'zremrangebyscore', key, 0, 0 }, { 'zcount', key, 0, 0 }, { 'zadd', key, 1 },
  { 'hgetall', key }, { 'hlen', key }, { 'hexists', key, 'x' },
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
