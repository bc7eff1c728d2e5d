// What a programme can start with: three honest offers as plain data, what each earns and
// what it costs. Pure, whole numbers throughout; a price is in the venue's money where a
// bitcoin has a price in it, else in sats.
import {earned, fromMinor, t, toMinor} from './cms.js'

export const PRESETS = ['stamps', 'points', 'sats']
export const EXAMPLE_SATS = 25_000

const ONE_BP = 10_000
const SATS_IN_BTC = 100_000_000
const TENTHS = 1000 // of a per cent, in all
const TOP_BP = 12_500
const OLD_CARD_POINTS = 100 // as every programme has it
const TIERS = [
  {key: 'bronze', threshold: 0, multiplier_bp: ONE_BP, color: '#b0733d'},
  {key: 'silver', threshold: 100, multiplier_bp: 11_000, color: '#808a97'},
  {key: 'gold', threshold: 300, multiplier_bp: TOP_BP, color: '#b8860b'}
]
// Points, and about what such a thing is sold for, in sats.
const REWARDS = [
  {key: 'coffee', points: 100, sats: 4_000},
  {key: 'dessert', points: 300, sats: 10_000},
  {key: 'lunch', points: 600, sats: 20_000}
]

// --- money ---

// `{currency, minorPerBtc}`; without a price everything is in sats.
export const unitOf = money => (money.minorPerBtc ? money.currency : '')

export function toSats(price, money) {
  if (!unitOf(money)) return price
  const minor = BigInt(toMinor(price, money.currency))
  return Number((minor * BigInt(SATS_IN_BTC)) / BigInt(money.minorPerBtc))
}

// About that many sats in the venue's money, as a menu would say it.
function priceOf(sats, money) {
  if (!unitOf(money)) return sats
  const exact = fromMinor(
    (sats * money.minorPerBtc) / SATS_IN_BTC,
    unitOf(money)
  )
  const round = Number(exact.toPrecision(2))
  const least = fromMinor(1, money.currency)
  return Math.max(
    fromMinor(toMinor(round, unitOf(money)), unitOf(money)),
    least
  )
}

// --- what can be changed of each ---

export function numbersOf(preset, money) {
  if (preset === 'stamps') {
    const price = priceOf(REWARDS[0].sats, money)
    return {by: 'visit', every: 10, price, takesPaper: true}
  }
  if (preset === 'sats') return {percent: 3, off: 1_000}
  const rewards = REWARDS.map(({key, points, sats}) => ({
    key,
    points,
    price: priceOf(sats, money)
  }))
  return {per: 1_000, rewards}
}

const isCount = (value, least = 1) =>
  Number.isSafeInteger(value) && value >= least

const isPrice = (price, money) =>
  Number.isFinite(price) && isCount(toSats(price, money))

// Per cent with one decimal, at most half of a bill.
export function isShare(percent) {
  const tenths = Math.round(percent * 10)
  const isExact = Math.abs(percent * 10 - tenths) < 1e-6
  return isExact && isCount(tenths) && tenths <= TENTHS / 2
}

// Whether it is complete; the fields say what is wrong.
export function isWhole(preset, numbers, money) {
  if (preset === 'stamps') {
    return isCount(numbers.every, 2) && isPrice(numbers.price, money)
  }
  if (preset === 'sats') return isShare(numbers.percent) && isCount(numbers.off)
  const isReward = one => isCount(one.points) && isPrice(one.price, money)
  return isCount(numbers.per) && numbers.rewards.every(isReward)
}

// --- what it is to the API ---

const name = key => t(`firstrun.names.${key}`)

const programOf = changed => ({
  earn_by: 'spend',
  earn_points: 1,
  earn_per_sats: 1_000,
  earn_category: '',
  old_card_points: OLD_CARD_POINTS,
  ...changed
})

// `{program, tiers, rewards, items}`, each as the API takes it.
export function planOf(preset, numbers, money) {
  if (preset === 'stamps') return stamps(numbers, money)
  if (preset === 'sats') return back(numbers)
  const rewards = numbers.rewards.map(({key, points}, place) => ({
    name: name(`free_${key}`),
    kind: 'free_item',
    cost_points: points,
    sort_order: place
  }))
  const tiers = TIERS.map(({key, ...tier}) => ({name: name(key), ...tier}))
  const program = programOf({earn_per_sats: numbers.per})
  return {program, tiers, rewards, items: []}
}

function stamps({by, every, price, takesPaper}, money) {
  const cost = every - 1
  const isByItem = by === 'item'
  const program = programOf({
    earn_by: by,
    earn_category: isByItem ? name('coffee') : '',
    old_card_points: takesPaper ? cost : 0
  })
  const inMoney = unitOf(money)
    ? {price_minor: toMinor(price, unitOf(money))}
    : {price_sats: price}
  const coffee = {name: name('coffee'), category: name('coffee'), ...inMoney}
  const free = {name: name('free_coffee'), kind: 'free_item', cost_points: cost}
  return {program, tiers: [], rewards: [free], items: isByItem ? [coffee] : []}
}

function back({percent, off}) {
  const divisor = common(Math.round(percent * 10), TENTHS)
  const program = programOf({
    earn_points: Math.round(percent * 10) / divisor,
    earn_per_sats: TENTHS / divisor
  })
  const reward = {
    name: t('firstrun.names.sats_off', {n: off}),
    kind: 'sats_off',
    cost_points: off,
    value: off
  }
  return {program, tiers: [], rewards: [reward], items: []}
}

const common = (a, b) => (b ? common(b, a % b) : a)

// --- what it gives, and what that costs ---

const share = (sats, spent) =>
  Number((BigInt(sats) * BigInt(ONE_BP)) / BigInt(Math.max(spent, 1)))

// What a 25,000-sat bill earns, and each reward's price to the venue: `sats`, and the
// share of what had to be spent for it, in basis points. `most_bp`: of a guest who gets
// the most out of it.
export function previewOf(preset, numbers, money) {
  const {program, rewards} = planOf(preset, numbers, money)
  if (preset === 'stamps') return stampsPreview(numbers, money, rewards[0])
  const per = program.earn_per_sats
  const spent = points => Math.ceil((points * per) / program.earn_points)
  const prices =
    preset === 'sats'
      ? [numbers.off]
      : numbers.rewards.map(({price}) => toSats(price, money))
  const lines = rewards.map((reward, place) => ({
    name: reward.name,
    points: reward.cost_points,
    sats: prices[place],
    share_bp: share(prices[place], spent(reward.cost_points))
  }))
  const most = Math.max(...lines.map(line => line.share_bp))
  return {
    earned: earned(program, EXAMPLE_SATS),
    rewards: lines,
    least_bp: Math.min(...lines.map(line => line.share_bp)),
    most_bp: preset === 'points' ? Math.floor((most * TOP_BP) / ONE_BP) : most
  }
}

// The dearest guest has a coffee and nothing else.
function stampsPreview({by, every, price}, money, {name: called}) {
  const sats = toSats(price, money)
  const paid = every - 1
  const spent = paid * (by === 'item' ? sats : EXAMPLE_SATS)
  const line = {name: called, points: paid, sats, share_bp: share(sats, spent)}
  const bill = Math.floor(EXAMPLE_SATS / sats)
  return {
    earned: by === 'item' ? bill : 1,
    rewards: [line],
    least_bp: line.share_bp,
    most_bp: share(sats, paid * sats)
  }
}
