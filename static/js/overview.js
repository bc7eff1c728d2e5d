// What the owner's first page says, and where each figure's rows are.
import {capital, money, number, sats, t as word} from './cms.js'

const t = (key, ...rest) => word(`overview.${key}`, ...rest)

const BP = 100
const SOON = 120 // seconds in which `checked` counts as just now

export const bills = n => t('bills', {n: number(n)}, n)

// A share in whole per cent, towards zero.
export const percent = bp => number(Math.trunc(bp / BP))

// `Today: 41 bills, 1,240,000 sats. 17 from regulars.`
export function todaySentence({today, loyalty}) {
  if (!today.bills) return t('none_today')
  const words = t('today', {bills: bills(today.bills), sats: sats(today.sats)})
  const regulars = loyalty?.regulars_today.bills
  if (!regulars) return words
  return `${words} ${t('from_regulars', {n: number(regulars)})}`
}

// `€744.00`, where the venue has a currency and a price is known.
export function inMoney({currency, minor_per_btc: rate}, amount) {
  if (!currency || !rate) return ''
  const minor = (BigInt(amount) * BigInt(rate)) / 100_000_000n
  return money(Number(minor), currency)
}

// `Regulars' average bill is 31 % higher (17 and 24 bills).`
export function regularsSentence({regulars: group, others, ...all}) {
  if (all.bills < all.needed) return notEnough(all)
  if (all.higher_bp === null) return t('few_regulars')
  const by = Math.trunc(all.higher_bp / BP)
  const key = by ? (by > 0 ? 'higher' : 'lower') : 'same'
  return t(key, {
    percent: number(Math.abs(by)),
    ours: number(group.bills),
    theirs: number(others.bills)
  })
}

// `Not enough bills yet: 7 of 20.`
export const notEnough = ({bills: n, needed}) =>
  t('not_enough', {n: number(n), needed: number(needed)})

// `You owe 12,400 points: about 124,000 sats if all are used.`
export function owingSentence({points_outstanding: n, liability_sats: worth}) {
  const points = word('points', {n: number(n)}, n)
  if (worth === null) return t('owe_points', {points})
  return t('owe', {points, sats: sats(worth)})
}

// `Every payment is counted. Checked 2 minutes ago.`
export function countingSentence({counting, at}) {
  const {checked_at: checked, waiting, is_late: isLate} = counting
  if (checked === null) return t('not_checked')
  const minutes = Math.floor((at - checked) / 60)
  const ago =
    at - checked < SOON
      ? t('checked_now')
      : t('checked', {n: number(minutes)}, minutes)
  if (waiting || isLate) return ago
  return `${t('counted')} ${ago}`
}

export const isCounted = ({counting}) =>
  counting.checked_at !== null && !counting.waiting && !counting.is_late

const PAYMENTS = ['stuck_payment', 'refused_payment', 'late_bill', 'paid_twice']
const PAYOUTS = ['payout_failed', 'payout_unknown']
const CARDS = ['not_genuine', 'wrong_books']

const tab = (name, more = {}) => ({
  path: '/loyalty/',
  query: {tab: name, ...more}
})

// What needs a look, in words, and where to look: what is wrong with cards first.
export function problemsOf(seen, merchantId) {
  const count = kinds =>
    kinds.reduce((sum, kind) => sum + (seen.problems[kind] || 0), 0)
  const say = (code, kinds, to) => {
    const n = count(kinds)
    return n
      ? [{code, words: t(`problems.${code}`, {n: number(n)}, n), to}]
      : []
  }
  const {counting} = seen
  return [
    ...(counting.is_late
      ? [{code: 'late', words: countingSentence(seen)}]
      : []),
    ...say('cards', CARDS, tab('ledger')),
    ...say('payments', PAYMENTS, tab('ledger')),
    ...say('payouts', PAYOUTS, tab('rewards')),
    ...say('job_stopped', ['job_stopped'], tab('ledger')),
    ...say('welcomes', ['welcomes'], tab('programme')),
    ...say('cash', ['cash'], ordersOf(merchantId))
  ]
}

export const ordersOf = merchantId => `/loyalty/monitor/${merchantId}`
// `sort`: what the figure counts, so that its rows begin with the most of it.
export const customers = sort => tab('customers', sort ? {sort} : {})
export const ledger = (since, kind) =>
  tab('ledger', {...(kind && {kind}), from: since})

// --- figures ---

// `how` names the definition, `to` leads to the rows.
const figure = (name, value, sub, to) => ({
  name,
  value,
  sub,
  to,
  label: t(`figures.${name}`),
  how: t(`how.${name}`)
})

export function figuresOf(seen, merchantId) {
  const {month, loyalty} = seen
  const taken = figure(
    'month',
    bills(month.bills),
    [sats(month.sats), inMoney(seen, month.sats)].filter(Boolean).join(' · '),
    ordersOf(merchantId)
  )
  return loyalty ? [taken, ...loyaltyFigures(seen)] : [taken]
}

function loyaltyFigures({today, month, loyalty}) {
  const inMonth = name =>
    t('this_month', {n: number(month.points[name])}, month.points[name])
  const points = (name, kind) =>
    figure(
      name,
      number(today.points[name]),
      inMonth(name),
      // Without any today: this month's, which are told beside it.
      ledger(today.points[name] ? today.since : month.since, kind)
    )
  const {returning, regulars} = loyalty
  return [
    points('issued'),
    points('used', 'redeemed'),
    figure(
      'owed',
      number(loyalty.points_outstanding),
      owingSentence(loyalty),
      customers('points')
    ),
    figure(
      'returning',
      returning.rate_bp === null ? '–' : `${percent(returning.rate_bp)} %`,
      returningWords(returning),
      customers('visits')
    ),
    figure(
      'average',
      regulars.regulars ? sats(regulars.regulars.average_sats) : '–',
      averageWords(regulars),
      customers('spent_sats')
    ),
    points('expired', 'expired'),
    points('taken_back', 'revoked')
  ]
}

function returningWords({guests, returned, days}) {
  if (guests === null) return t('few_guests')
  const n = number(returned)
  return t('returned', {n, of: number(guests), days: number(days)})
}

function averageWords(regulars) {
  if (regulars.bills < regulars.needed) return notEnough(regulars)
  if (!regulars.others) return t('few_regulars')
  return t('others_average', {sats: sats(regulars.others.average_sats)})
}

// --- when guests come ---

const locale = () => window.i18n.global.locale

// 5 January 2026 was a Monday.
export const weekdayName = (weekday, style = 'long') =>
  new Intl.DateTimeFormat(locale(), {weekday: style}).format(
    new Date(2026, 0, 5 + weekday, 12)
  )

export const hourName = hour => `${String(hour).padStart(2, '0')}:00`

// `Busiest: Friday at 20:00.`
export const busiestSentence = ({busiest}) =>
  busiest
    ? t('busiest', {
        day: weekdayName(busiest.weekday),
        hour: hourName(busiest.hour)
      })
    : ''

// `30 Nov`; a merchant's day as the API has it.
export const shortDay = day =>
  new Intl.DateTimeFormat(locale(), {day: 'numeric', month: 'short'}).format(
    new Date(`${day}T12:00`)
  )

export const longDay = day =>
  capital(
    new Intl.DateTimeFormat(locale(), {
      weekday: 'short',
      day: 'numeric',
      month: 'short'
    }).format(new Date(`${day}T12:00`))
  )

export {t}
