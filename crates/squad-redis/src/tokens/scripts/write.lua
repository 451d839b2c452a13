-- Writes a record, or removes its content. KEYS[1]: the record.
-- ARGV: owner, request id, expected revision, least revision, lease in ms, ttl in ms (0: none), rotates (0 or 1), age of the
-- access token in ms ('': unchanged), data ('': remove), revoked (0 or 1).
-- Returns {1, revision, replicas, log} or {0, why}. Repeated with the same request id, it writes once.
local key, owner, request = KEYS[1], ARGV[1], ARGV[2]
local lease, ttl = tonumber(ARGV[5]), tonumber(ARGV[6])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function number(value) return string.format('%.0f', value) end
local f = redis.call('HMGET', key, 'own', 'rev', 'req')
local revision = f[2] or '0'
if f[1] ~= owner then
  return { 0, 'owner' }
end
redis.call('HSET', key, 'until', number(now + lease))
if f[3] ~= request then
  if revision ~= ARGV[3] then
    return { 0, 'revision' }
  end
  -- The time is part of it, so that a revision that was lost does not come again.
  revision = number(math.max(tonumber(revision) + 1, tonumber(ARGV[4]) + 1, now))
  local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
  redis.call('HSET', key, 'rev', revision, 'req', request, 'run', run)
  redis.call('HDEL', key, 'rvk', 'log')
  if ARGV[9] == '' then
    redis.call('HDEL', key, 'data', 'at', 'fail', 'fuse')
    if ARGV[10] == '1' then
      redis.call('HSET', key, 'rvk', '1')
    end
  else
    redis.call('HSET', key, 'data', ARGV[9])
    if ARGV[8] ~= '' then
      redis.call('HSET', key, 'at', number(now - tonumber(ARGV[8])))
      redis.call('HDEL', key, 'fail', 'fuse')
    end
  end
  if ttl > 0 then
    redis.call('PEXPIRE', key, ttl)
  else
    redis.call('PERSIST', key)
  end
end
local replicas, log = '0', '0'
if ARGV[7] == '1' then
  replicas = string.match(redis.call('INFO', 'replication'), 'connected_slaves:(%d+)') or '0'
  log = string.match(redis.call('INFO', 'persistence'), 'aof_enabled:(%d)') or '0'
end
return { 1, revision, replicas, log }
