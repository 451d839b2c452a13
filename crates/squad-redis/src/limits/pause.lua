-- Pauses a window, or ends its pause.
--
-- KEYS: state. ARGV: 1 ms, or 0 to end the pause.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local length = tonumber(ARGV[1])
local paused = tonumber(redis.call('HGET', KEYS[1], 'paused')) or 0
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HSET', KEYS[1], 'paused', length == 0 and 0 or math.max(paused, now + length))
  if redis.call('PTTL', KEYS[1]) < length + 60000 then redis.call('PEXPIRE', KEYS[1], length + 60000) end
end
return 0
