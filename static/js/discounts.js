// Discounts in words, for the owner's pages.
import {number, sats, t} from './cms.js'

export const KINDS = ['percentage', 'fixed', 'cashback']

export function howMuch({discount_type: kind, discount_value: value}) {
  if (kind === 'fixed') return sats(value)
  return t(`discounts.much.${kind}`, {n: number(value)})
}

// What a badge is called where nobody has said: the last part of its address.
export const badgeName = badge => badge.split(':').slice(2).join(':')
