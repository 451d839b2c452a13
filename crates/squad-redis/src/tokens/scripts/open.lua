-- Takes the lock of a record. KEYS[1]: the record. ARGV: owner, lease in ms. Returns 1, or 0 if another owner
-- has the lock. With the same owner it can be carried out twice.
local key, owner, lease = KEYS[1], ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local f = redis.call('HMGET', key, 'own', 'until', 'rev')
if f[1] and f[1] ~= owner and f[2] then
  local ends = tonumber(f[2])
  if ends > now + 2 * lease then
    -- The clock of the server was set back: the lease ends when it would without that.
    ends = now + lease
    redis.call('HSET', key, 'until', string.format('%.0f', ends))
  end
  if ends > now then
    return 0
  end
end
redis.call('HSET', key, 'own', owner, 'until', string.format('%.0f', now + lease))
if not f[3] then
  -- Nothing is stored yet. A lock alone does not stay.
  if redis.call('PTTL', key) == -1 then
    redis.call('PEXPIRE', key, 86400000)
  end
end
return 1
