// What an owner says of a webhook: where it is, and what it is told.
import {needed, t} from '../js/cms.js'

// The most often asked for first.
const EVENTS = [
  'order.created',
  'order.paid',
  'order.status',
  'order.refunded',
  'points.earned',
  'points.redeemed',
  'points.granted',
  'points.revoked',
  'points.expired',
  'tier.changed',
  'review.posted'
]

export default {
  props: {draft: {type: Object, required: true}},
  methods: {t, needed, events: () => EVENTS}
}
