-- Reads a record. KEYS[1]: the record.
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
local f = redis.call('HMGET', key, 'rev', 'data', 'at', 'fail', 'fuse', 'rvk', 'run', 'log')
local function text(value) return value or '' end
local function number(value) return string.format('%.0f', value) end
local age, left = '', '0'
if f[3] then
  -- The clock of the server can have been set back: a time from the future is now.
  age = number(math.max(0, now - tonumber(f[3])))
end
if f[5] then
  left = number(math.max(0, tonumber(f[5]) - now))
end
return { text(f[1]), text(f[2]), age, text(f[4]), left, text(f[6]), text(f[7]), text(f[8]), run }
