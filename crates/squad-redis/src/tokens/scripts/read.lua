-- Reads a record. KEYS[1]: the record.
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local server = redis.call('INFO', 'server')
local f = redis.call('HMGET', key, 'rev', 'data', 'at', 'fail', 'fuse', 'rvk', 'run', 'log')
local function text(value) return value or '' end
local function number(value) return string.format('%.0f', value) end
local age, left = '', '0'
if f[3] then
  -- The clock of the server can have been set back: a time from the future is now.
  age = number(math.max(0, now - tonumber(f[3])))
end
if f[5] then
  left = number(math.max(0, tonumber(f[5]) - now))
end
-- Whether this server has loaded the record from its disk. A replica that became the primary had it before: it was running
-- when the record was written. The revision is the time of the write; ten seconds are for clocks that differ.
local loaded = '0'
if f[1] and f[7] ~= string.match(server, 'run_id:(%w+)') then
  local started = now - 1000 * (tonumber(string.match(server, 'uptime_in_seconds:(%d+)')) or 0)
  if started + 10000 > tonumber(f[1]) then
    loaded = '1'
  end
end
return { text(f[1]), text(f[2]), age, text(f[4]), left, text(f[6]), loaded, text(f[8]) }
