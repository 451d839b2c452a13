-- Takes a permit in one or two sliding windows, or says how long to wait for it.
--
-- KEYS: processes, slots, free slots; then for each window: sent, served, queue, due, demand, state.
-- ARGV: 1 process, 2 place (process and group), 3 id of the request, 4 number of calls that wait in the process,
--   5 id of a permit that was not used, or '', 6 whether Redis was away for the process since its last request: for how many ms,
--   7 number of permits that the process gave itself meanwhile, 8 how many ms ago it gave the last one,
--   9 ms for which a permit is valid, 10 ms that processes may need to notice that Redis is back,
--   11 ms after which a process without requests no longer counts;
--   then for each window: calls, ms, and the epoch and number that the process read last ('' and 0 if that is too long ago).
--
-- Returns granted (1 or 0), the ms to wait, whether it waits for the end of a pause, the slot of the process, the number of slots,
-- the time; then for each window: epoch and number.
--
-- Sent requests are counted for the length of the window and the time for which a permit is valid, so that a permit can be used
-- at any moment of its validity. If requests may have been sent that are not in these keys, the window is closed until they are too
-- old to count. The same id can be sent more than once: a permit is given once.

local GRACE = 2000 -- a place is lost if its process does not come back this long after the time that it was given
local LONGEST_WAIT = 300000

local process, place, request, demand, unused = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local away, own_sent, own_age = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local valid, rejoin, idle = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local server = redis.call('INFO', 'server')
local run = string.match(server, 'run_id:(%w+)') or ''
local started = now - (tonumber(string.match(server, 'uptime_in_seconds:(%d+)')) or 0) * 1000

-- The processes that share the limits, each with a slot. The numbers of the slots have no gaps but the free ones.
local function register()
  local processes, slots, free = KEYS[1], KEYS[2], KEYS[3]
  for _, gone in ipairs(redis.call('ZRANGE', processes, '-inf', now, 'BYSCORE', 'LIMIT', 0, 16)) do
    local slot = redis.call('ZSCORE', slots, gone)
    redis.call('ZREM', processes, gone)
    redis.call('ZREM', slots, gone)
    if slot then redis.call('ZADD', free, slot, slot) end
  end
  redis.call('ZADD', processes, now + idle, process)
  local slot = redis.call('ZSCORE', slots, process)
  if not slot then
    slot = redis.call('ZPOPMIN', free)[1] or redis.call('ZCARD', slots)
    redis.call('ZADD', slots, slot, process)
  end
  local count = redis.call('ZCARD', slots) + redis.call('ZCARD', free)
  while redis.call('ZREM', free, count - 1) == 1 do count = count - 1 end
  for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], 2 * idle) end
  return tonumber(slot), count
end

-- Moves times of the future to now: the clock of the server went back.
local function clamp(key, latest, to)
  for _, member in ipairs(redis.call('ZRANGE', key, '(' .. latest, '+inf', 'BYSCORE')) do
    redis.call('ZADD', key, to, member)
  end
end

local function forget(w, member)
  if redis.call('ZREM', w.sent, member) == 1 then
    local owner = string.match(member, ' (.*)')
    if tonumber(redis.call('ZINCRBY', w.served, -1, owner)) <= 0 then redis.call('ZREM', w.served, owner) end
  end
end

local function leave(w, gone)
  redis.call('ZREM', w.queue, gone)
  redis.call('ZREM', w.due, gone)
  redis.call('HDEL', w.demand, gone)
end

-- Reads the state of a window and closes it if it may be incomplete.
local function open(i)
  local keys, arguments = 4 + 6 * (i - 1), 12 + 4 * (i - 1)
  local w = {
    sent = KEYS[keys], served = KEYS[keys + 1], queue = KEYS[keys + 2], due = KEYS[keys + 3],
    demand = KEYS[keys + 4], state = KEYS[keys + 5],
    calls = tonumber(ARGV[arguments]), span = ARGV[arguments + 1] + valid + 2,
  }
  local epoch, number = ARGV[arguments + 2], tonumber(ARGV[arguments + 3])
  local stored = redis.call('HMGET', w.state, 'epoch', 'number', 'run', 'last', 'closed', 'paused', 'born', 'gap', 'longest')
  w.epoch, w.number, w.closed = stored[1], tonumber(stored[2]) or 0, tonumber(stored[5]) or 0
  w.paused, w.born, w.gap = tonumber(stored[6]) or 0, tonumber(stored[7]) or now, tonumber(stored[8]) or 0
  w.longest = math.max(tonumber(stored[9]) or 0, w.span)
  local last = tonumber(stored[4]) or now
  local function close(time) w.closed = math.max(w.closed, time) end
  if now < last then
    clamp(w.sent, now, now)
    clamp(w.due, now + LONGEST_WAIT, now)
    w.closed = w.closed > last and math.min(w.closed, now + w.span + rejoin) or 0
    w.paused = w.paused > last and w.paused or 0
    w.born, w.gap = math.min(w.born, now), math.min(w.gap, now)
  end
  if not w.epoch then
    w.epoch = request
    -- A younger server may have forgotten requests of the one before it.
    close(started + w.span)
  elseif stored[3] ~= run then
    -- A restarted server forgot, at most, requests from before its start; one that was a replica until now, later ones.
    close((last > started and now or started) + w.span)
  end
  if epoch ~= '' and epoch ~= w.epoch then
    close(w.born + w.span)
  elseif epoch ~= '' and number > w.number then
    close(now + w.span)
  end
  -- Without Redis, processes give permits to themselves, but not before a whole window has passed.
  if not stored[1] or now - last >= w.span then w.gap = now end
  if away > 0 and w.gap >= now - away then close(w.gap + w.span + rejoin) end
  for nth = 1, own_sent do redis.call('ZADD', w.sent, now - own_age, request .. nth .. ' ' .. place) end
  if unused ~= '' then forget(w, unused .. ' ' .. place) end
  for _, old in ipairs(redis.call('ZRANGE', w.sent, '-inf', now - w.longest, 'BYSCORE')) do forget(w, old) end
  for _, gone in ipairs(redis.call('ZRANGE', w.due, '-inf', now - GRACE, 'BYSCORE', 'LIMIT', 0, 100)) do leave(w, gone) end
  return w
end

-- The number of permits that others have before this place, which is behind `ahead` places: as many as they had fewer, and then
-- one for each place ahead. Otherwise the process with the fastest connection would take all that is free.
local function before(w, ahead)
  local places = redis.call('ZRANGE', w.queue, 0, math.min(2 * w.calls, 100) - 1)
  if #places == 0 then return 0 end
  local own = tonumber(redis.call('ZSCORE', w.served, place)) or 0
  local served, waiting = redis.call('ZMSCORE', w.served, unpack(places)), redis.call('HMGET', w.demand, unpack(places))
  local sum = math.max(0, ahead - #places)
  for i, other in ipairs(places) do
    if other ~= place then
      local fewer = own - (tonumber(served[i]) or 0) + (i <= ahead and 1 or 0)
      sum = sum + math.max(0, math.min(fewer, tonumber(waiting[i]) or 1))
    end
  end
  return sum
end

-- When the place can have a permit, and how long to wait before the next request.
local function turn(w)
  local waiting = redis.call('ZCARD', w.queue)
  local rank = redis.call('ZRANK', w.queue, place) or waiting
  rank = before(w, rank)
  local from = math.max(now, w.closed, w.paused)
  local sent = redis.call('ZCARD', w.sent)
  local alive = redis.call('ZCOUNT', w.sent, '(' .. (from - w.span), '+inf')
  local cycle, position = math.floor(rank / w.calls), rank % w.calls
  local first = from
  if position >= w.calls - alive then
    local index = sent - alive + position - (w.calls - alive)
    local entry = redis.call('ZRANGE', w.sent, index, index, 'WITHSCORES')
    first = math.max(from, (tonumber(entry[2]) or now) + w.span)
  end
  if cycle == 0 and first <= now then return 0 end
  local wait = first - now
  -- Places before this one may be given up by then, so that it asks in each cycle, one place after the other.
  if cycle > 0 then wait = wait + math.ceil(math.min(200 * cycle, w.span / 30 * rank / (waiting + 1))) end
  -- Permits are free, for places that have not come yet.
  if cycle == 0 and from == now and alive < w.calls then wait = math.min(wait, GRACE + 100, math.max(100, w.span / 30)) end
  return math.min(math.max(math.ceil(wait), 1), LONGEST_WAIT)
end

local function join(w, wait)
  if not redis.call('ZRANK', w.queue, place) then
    redis.call('ZADD', w.queue, redis.call('HINCRBY', w.state, 'place', 1), place)
  end
  redis.call('ZADD', w.due, now + wait, place)
  redis.call('HSET', w.demand, place, demand)
end

local slot, slots = register()
local windows = {}
for i = 1, (#KEYS - 3) / 6 do windows[i] = open(i) end

local member = request .. ' ' .. place
local granted = redis.call('ZSCORE', windows[1].sent, member) and true or false
local wait, paused = 0, 0
if not granted then
  local waits = {}
  for i, w in ipairs(windows) do
    waits[i] = turn(w)
    if waits[i] > 0 then
      wait, paused = waits[i], w.paused >= math.max(w.closed, now + 1) and 1 or 0
      break
    end
  end
  granted = wait == 0
  for i, w in ipairs(windows) do
    if granted then
      redis.call('ZADD', w.sent, now, member)
      redis.call('ZINCRBY', w.served, 1, place)
      leave(w, place)
      w.number = w.number + 1
    elseif waits[i] then
      join(w, wait)
    end
  end
  demand = demand - 1
  if granted and demand > 0 then
    for _, w in ipairs(windows) do
      wait = turn(w)
      -- Even if there is room, the next call asks for its own permit.
      join(w, wait)
      if wait > 0 then break end
    end
  end
end

local result = { granted and 1 or 0, wait, paused, slot, slots, now }
for _, w in ipairs(windows) do
  redis.call('HSET', w.state, 'epoch', w.epoch, 'number', w.number, 'run', run, 'last', now, 'closed', w.closed,
    'paused', w.paused, 'born', w.born, 'gap', w.gap, 'longest', w.longest)
  local ttl = 2 * w.longest + rejoin + 2 * LONGEST_WAIT + math.max(0, w.closed - now, w.paused - now)
  for _, key in ipairs({ w.sent, w.served, w.queue, w.due, w.demand, w.state }) do redis.call('PEXPIRE', key, ttl) end
  result[#result + 1] = w.epoch
  result[#result + 1] = w.number
end
return result
