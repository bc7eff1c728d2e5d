// What the page of figures says: which days, how they compare, and where rows are.
import {number, sats, t as word} from './cms.js'
import {
  bills,
  customers,
  ledger,
  ordersOf,
  percent,
  shortDay
} from './overview.js'

export const t = (key, ...rest) => word(`insights.${key}`, ...rest)

const DAY = 86_400
const ONE_BP = 10_000n
const MOST_BARS = 92 // beyond that a bar is a week

export const PERIODS = [
  'week',
  'days30',
  'days90',
  'month',
  'last_month',
  'year'
]

// The business day that it is at a place: it begins at four unless set otherwise.
function today(merchant) {
  const at = Date.now() - (merchant.day_start_hour ?? 4) * 3_600_000
  const form = {timeZone: merchant.timezone}
  return new Intl.DateTimeFormat('en-CA', form).format(at)
}

const moved = (day, by) =>
  new Date(Date.parse(`${day}T12:00Z`) + by * DAY * 1000)
    .toISOString()
    .slice(0, 10)

// First and last day of a period.
export function daysOf(period, merchant) {
  const last = today(merchant)
  const back = by => [moved(last, 1 - by), last]
  const first = `${last.slice(0, 7)}-01`
  const ended = moved(first, -1)
  return (
    {
      week: back(7),
      days90: back(90),
      month: [first, last],
      last_month: [`${ended.slice(0, 7)}-01`, ended],
      year: [`${last.slice(0, 4)}-01-01`, last]
    }[period] || back(30)
  )
}

// --- sentences ---

// `12 % more`, beside the days before; nothing where there was nothing.
export function change(now, before) {
  if (now === null || !before) return ''
  const more = (BigInt(now) * ONE_BP) / BigInt(before) - ONE_BP
  const by = Math.trunc(Number(more) / 100)
  const key = by ? (by > 0 ? 'more' : 'less') : 'same'
  return t(key, {percent: number(Math.abs(by))})
}

// `41 bills, 1,240,000 sats: 12 % more than in the 30 days before.`
export function sentenceOf({period, before, days}) {
  const said = {bills: bills(period.bills), sats: sats(period.net_sats)}
  const by = change(period.net_sats, before.net_sats)
  if (!by) return t('sentence', said)
  return t(
    'sentence_beside',
    {...said, by, n: number(days.length)},
    days.length
  )
}

export const few = value =>
  value === null ? word('overview.few') : number(value)
const share = bp => (bp === null ? t('nothing') : `${percent(bp)} %`)
const amount = value => (value === null ? t('nothing') : sats(value))

// --- figures ---

export function figuresOf(seen, merchantId) {
  const {period, before, loyalty} = seen
  const orders = ordersOf(merchantId)
  const one = (name, value, sub, to) => ({
    name,
    value,
    sub,
    to,
    label: t(`figures.${name}`),
    how: t(`how.${name}`)
  })
  const beside = name => change(period[name], before[name])
  const taken = [
    one('taken', sats(period.net_sats), beside('net_sats'), orders),
    one('bills', number(period.bills), beside('bills'), orders),
    one('average', amount(period.average_sats), beside('average_sats'), orders)
  ]
  if (!loyalty) return taken
  const behind = kind => ledger(seen.since, kind)
  return [
    ...taken,
    one('new', few(period.new), beside('new'), customers('last_seen')),
    one(
      'returning',
      few(period.returning),
      beside('returning'),
      customers('visits')
    ),
    one(
      'redemption',
      share(period.redemption_bp),
      t('of_issued', {used: number(period.used), n: number(period.issued)}),
      behind('redeemed')
    ),
    one(
      'breakage',
      share(period.breakage_bp),
      t('ended', {n: number(period.expired)}, period.expired),
      behind('expired')
    ),
    one(
      'owed',
      number(loyalty.points_outstanding),
      owed(loyalty),
      customers('points')
    )
  ]
}

const owed = ({liability_sats: worth}) =>
  worth === null ? '' : t('worth', {sats: sats(worth)})

// --- charts ---

// Bars by the day; of long periods, by the week.
export function barsOf(days) {
  const size = days.length > MOST_BARS ? 7 : 1
  const groups = []
  for (let n = 0; n < days.length; n += size)
    groups.push(days.slice(n, n + size))
  return {
    isByWeek: size > 1,
    labels: groups.map(([first]) => shortDay(first.day)),
    sum: name =>
      groups.map(group => group.reduce((sum, day) => sum + (day[name] || 0), 0))
  }
}

// What discounts brought, in one sentence.
export function discountSentence({period}) {
  if (!period.discounted) return t('discounts.none')
  const {discounted_average_sats: theirs, plain_average_sats: others} = period
  const given = t(
    'discounts.given',
    {
      sats: sats(period.discount_sats),
      n: number(period.discounted),
      brought: sats(period.discounted_sats)
    },
    period.discounted
  )
  if (others === null) return given
  const beside = {theirs: sats(theirs), others: sats(others)}
  return `${given} ${t('discounts.beside', beside)}`
}

// Who stands out, in words: `points by hand, refunds`.
export const farWords = ({far_above: far}) => {
  const kinds = {
    points_given: 'grants',
    discount_sats: 'discounts',
    refund_sats: 'refunds'
  }
  const names = [...new Set(far.map(name => kinds[name] || name))]
  return names.map(name => t(`staff.far.${name}`)).join(', ')
}
