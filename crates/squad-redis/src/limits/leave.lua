-- Gives places, and a permit that was not used, back.
--
-- KEYS: for each window: sent, served, queue, due, demand. ARGV: 1 place, 2 id of the permit, or ''.
local place, permit = ARGV[1], ARGV[2]
for i = 1, #KEYS, 5 do
  if permit ~= '' and redis.call('ZREM', KEYS[i], permit .. ' ' .. place) == 1
    and tonumber(redis.call('ZINCRBY', KEYS[i + 1], -1, place)) <= 0 then
    redis.call('ZREM', KEYS[i + 1], place)
  end
  redis.call('ZREM', KEYS[i + 2], place)
  redis.call('ZREM', KEYS[i + 3], place)
  redis.call('HDEL', KEYS[i + 4], place)
end
return 0
