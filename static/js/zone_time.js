// Moments as a clock in a merchant's time zone shows them, whatever the browser's is.
//
// A moment is in Unix seconds; a local time is what <input type="datetime-local"> has,
// `2026-11-30T18:00`.

const FIELDS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
}

export function toLocal(moment, zone) {
  const form = new Intl.DateTimeFormat('en', {...FIELDS, timeZone: zone})
  const parts = Object.fromEntries(
    form.formatToParts(moment * 1000).map(({type, value}) => [type, value])
  )
  const {year, month, day, hour, minute} = parts
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

// Where a local time comes twice, the first; where it never comes, just after the gap.
export function fromLocal(text, zone) {
  const wanted = Date.parse(`${text}Z`) / 1000
  if (!Number.isFinite(wanted)) return null
  const shown = moment => Date.parse(`${toLocal(moment, zone)}Z`) / 1000
  const offsets = [-86_400, 86_400].map(
    shift => shown(wanted + shift) - wanted - shift
  )
  const found = offsets.map(offset => wanted - offset).sort((a, b) => a - b)
  return found.find(moment => shown(moment) === wanted) ?? found[1]
}

const locale = () => window.i18n.global.locale

const formatted = (moment, zone, form) =>
  new Intl.DateTimeFormat(locale(), {timeZone: zone, ...form}).format(
    moment * 1000
  )

// `18:00`
export const clockAt = (moment, zone) =>
  formatted(moment, zone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23'
  })

// `30 Nov`, with the year if it is another one.
export function dateAt(moment, zone) {
  const year = at => formatted(at, zone, {year: 'numeric'})
  const isThisYear = year(moment) === year(Date.now() / 1000)
  const form = {day: 'numeric', month: 'short'}
  return formatted(moment, zone, isThisYear ? form : {...form, year: 'numeric'})
}

// `30 Nov, 18:00`
export const momentAt = (moment, zone) =>
  `${dateAt(moment, zone)}, ${clockAt(moment, zone)}`

// The business day that is today there, `2026-11-30`; it starts at that hour.
export const todayIn = (zone, startHour = 0) =>
  toLocal(Date.now() / 1000 - startHour * 3600, zone).slice(0, 10)

// --- days as the API has them, `2026-11-30` ---

const DAY_MS = 86_400_000
const asDate = day => new Date(`${day}T12:00Z`)
const asDay = date => date.toISOString().slice(0, 10)

export const plusDays = (day, n) =>
  asDay(new Date(asDate(day).getTime() + n * DAY_MS))

// 0 = Monday … 6 = Sunday
export const weekdayOf = day => (asDate(day).getUTCDay() + 6) % 7

export const mondayOf = day => plusDays(day, -weekdayOf(day))

export const firstOfMonth = day => `${day.slice(0, 8)}01`

export function plusMonths(day, n) {
  const date = asDate(firstOfMonth(day))
  date.setUTCMonth(date.getUTCMonth() + n)
  return asDay(date)
}

export const dayIn = (day, form) =>
  new Intl.DateTimeFormat(locale(), {timeZone: 'UTC', ...form}).format(
    asDate(day)
  )

// `Mon`; of any week: they are called the same.
export const weekdayName = (n, weekday = 'short') =>
  dayIn(plusDays('2024-01-01', n), {weekday})
