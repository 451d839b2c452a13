-- Releases the lock of a record, if the owner has it. KEYS[1]: the record. ARGV: owner.
if redis.call('HGET', KEYS[1], 'own') == ARGV[1] then
  return redis.call('HDEL', KEYS[1], 'own', 'until')
end
return 0
