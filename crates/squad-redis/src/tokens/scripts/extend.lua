-- Extends the lock of a record. KEYS[1]: the record. ARGV: owner, lease in ms. Returns whether the owner has the lock.
if redis.call('HGET', KEYS[1], 'own') ~= ARGV[1] then
  return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', now + tonumber(ARGV[2])))
return 1
