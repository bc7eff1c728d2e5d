// Rewards that are given at the table.
import {number, points, t} from './loyalty.js'

// What is handed over; the others lower a bill.
const HANDED_OVER = ['free_item', 'priority']

export const canHandOver = ({kind}) => HANDED_OVER.includes(kind)

// `Enjoy your dessert. 40 left.`
export function givenWords({name, kind}, left) {
  if (kind !== 'free_item') return t('give.given', {name, points: points(left)})
  return t('give.enjoy', {what: itemOf(name), n: number(left)})
}

// What is free, by the name that its owner gave the reward in whatever language: the
// `dessert` of a `Free dessert`, the `café` of a `Café gratis`.
export const itemOf = name =>
  name.replace(/^(free|gratis)\s+|\s+(free|gratis)$/i, '').toLowerCase()
