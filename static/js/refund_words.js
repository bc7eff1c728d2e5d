// What a refund does, in words, from the figures of the server's answer.
import {number, sats, t} from './loyalty.js'

const say = (key, count) => t(`refund.${key}`, {n: number(count)}, count)

// `17,000 sats go back to Ana. 17 points are taken back; 23 stay.` `guest`: what they
// are called, empty if nobody knows them.
export function wouldHappen(foretold, guest) {
  const {points, points_taken: taken, refund} = foretold
  const back = {n: number(refund.amount_sats), guest}
  const said = [
    t(guest ? 'refund.goes_to' : 'refund.goes', back, refund.amount_sats),
    ...before(foretold)
  ]
  if (points === null) said.push(t('refund.on_no_card'))
  else if (!taken) said.push(t('refund.none_taken'))
  else if (points < 0) said.push(say('taken', taken))
  else {
    const figures = {n: number(taken), left: number(points)}
    said.push(t('refund.taken_left', figures, taken))
  }
  return [...said, ...lacking(foretold)].join(' ')
}

// `Half refunded. 17 points were taken back.`
export function happened(done) {
  const {points, points_taken: taken} = done
  const said = [howMuch(done), ...before(done)]
  if (points === null) said.push(t('refund.was_on_no_card'))
  else said.push(taken ? say('was_taken', taken) : t('refund.none_was_taken'))
  return [...said, ...lacking(done)].join(' ')
}

function howMuch({refunded_sats: back, left_sats: left, tip_sats: tip}) {
  const total = back + left
  if (!left) return t('refund.in_full')
  if (left === tip) return t('refund.but_tip')
  if (2 * back === total - tip) return t('refund.half_done')
  return t('refund.part_done', {n: number(back), total: sats(total)})
}

const before = ({rewards_lapsed: lapsed, points_ended: ended}) => [
  ...lapsed.map(name => t('refund.lapses', {name})),
  ...(ended ? [say('ended', ended)] : [])
]

const lacking = ({
  forgiven,
  points_taken: taken,
  points_owed: owed,
  kept_sats: kept
}) => [
  ...(forgiven ? [say('forgiven', forgiven)] : []),
  ...(taken && owed ? [say('owed', owed)] : []),
  ...(kept ? [say('kept', kept)] : [])
]
