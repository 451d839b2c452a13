-- Gives places, and a permit that was not used, back.
--
-- KEYS: for each window: sent, queue, due. ARGV: 1 place, 2 id of the permit, or ''.
for i = 1, #KEYS, 3 do
  redis.call('ZREM', KEYS[i], ARGV[2])
  redis.call('ZREM', KEYS[i + 1], ARGV[1])
  redis.call('ZREM', KEYS[i + 2], ARGV[1])
end
return 0
