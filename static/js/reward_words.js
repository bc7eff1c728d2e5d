// What a reward is, what it costs its owner, and what a guest spends for it: in words.
import {fromMinor, money, number, sats, t, toMinor} from './cms.js'
import {momentAt} from './zone_time.js'

export const KINDS = [
  'free_item',
  'percent_off',
  'sats_off',
  'amount_off_minor',
  'sats_payout',
  'priority'
]
const IN_SATS = ['sats_off', 'sats_payout']
const SAMPLE_SATS = 25_000

export const KIND_ICONS = {
  free_item: 'redeem',
  percent_off: 'percent',
  sats_off: 'bolt',
  amount_off_minor: 'sell',
  sats_payout: 'payments',
  priority: 'star'
}

export const hasValue = kind => !['free_item', 'priority'].includes(kind)

// A value as people write it, and back.
export const shownValue = ({kind, value}, currency) =>
  kind === 'amount_off_minor' && value ? fromMinor(value, currency) : value

export const sentValue = ({kind, value}, currency) =>
  kind === 'amount_off_minor' ? toMinor(value, currency) : value

// `10 % off the bill`
export function whatItIs({kind, value}, currency) {
  if (!hasValue(kind)) return t(`rewards.is.${kind}`)
  const amounts = {
    percent_off: () => `${number(value)} %`,
    amount_off_minor: () => money(value, currency)
  }
  const amount = (amounts[kind] || (() => sats(value)))()
  return t(`rewards.is.${kind}`, {amount})
}

// What one costs whoever gives it, in sats; null where nobody has said so.
export function costOf({kind, value, cost_sats: said}) {
  if (typeof said === 'number') return said
  return IN_SATS.includes(kind) ? value : null
}

// `It costs you 4,200 sats.`
export function costWords(reward) {
  const cost = costOf(reward)
  if (cost !== null) return t('rewards.costs_you', {sats: sats(cost)})
  if (reward.kind === 'percent_off' && reward.value) {
    const off = Math.round((SAMPLE_SATS * reward.value) / 100)
    const words = {bill: sats(SAMPLE_SATS), sats: sats(off)}
    return t('rewards.costs_of_bill', words)
  }
  return t(
    reward.kind === 'priority'
      ? 'rewards.costs_nothing'
      : 'rewards.cost_unknown'
  )
}

// What a guest without a tier spends to collect a reward; null where that is no sum.
export function spentFor({cost_points: points}, program) {
  const {earn_by, earn_points, earn_per_sats} = program
  const isBySats = earn_by === 'spend' && earn_per_sats && earn_points > 0
  if (!isBySats || !(points > 0)) return null
  return Math.ceil((points * earn_per_sats) / earn_points)
}

// `A guest spends 300,000 sats for it: you give 1.4 % back.`
export function givesBack(reward, program) {
  const spent = spentFor(reward, program)
  if (spent === null) return ''
  const cost = costOf(reward)
  if (cost === null) return t('rewards.spends', {sats: sats(spent)})
  const percent = number(Math.round((1000 * cost) / spent) / 10)
  return t('rewards.gives_back', {sats: sats(spent), percent})
}

// `5 left · one each · from 1 Dec, 12:00`
export function limitWords(reward, tiers, zone) {
  const {
    stock,
    per_customer_limit: each,
    tier_id,
    valid_from,
    valid_until
  } = reward
  const tier = tiers.find(({id}) => id === tier_id)
  return [
    tier && t('rewards.for_tier', {tier: tier.name}),
    stock !== null && t('rewards.left', {n: number(stock)}, stock),
    each !== null && t('rewards.each', {n: number(each)}, each),
    valid_from && t('rewards.from', {when: momentAt(valid_from, zone)}),
    valid_until && t('rewards.until', {when: momentAt(valid_until, zone)})
  ]
    .filter(Boolean)
    .join(' · ')
}
