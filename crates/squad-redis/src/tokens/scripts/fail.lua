-- Shares the failure of an exchange. KEYS[1]: the record. ARGV: owner, the failure, time to the next exchange in ms.
if redis.call('HGET', KEYS[1], 'own') ~= ARGV[1] then
  return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'fail', ARGV[2], 'fuse', string.format('%.0f', now + tonumber(ARGV[3])))
return 1
