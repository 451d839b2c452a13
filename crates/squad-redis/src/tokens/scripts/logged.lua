-- Marks a revision as one that a restart of the server does not lose. KEYS[1]: the record. ARGV: owner, revision.
local f = redis.call('HMGET', KEYS[1], 'own', 'rev')
if f[1] == ARGV[1] and f[2] == ARGV[2] then
  redis.call('HSET', KEYS[1], 'log', '1')
end
return 1
