// Which movements are shown. Nothing is kept here: the address says it, so that a link
// leads to the same rows.
import {t} from '../js/cms.js'

const KINDS = ['earned', 'redeemed', 'expired', 'granted', 'revoked']
const SOURCES = [
  'payment',
  'staff',
  'redemption',
  'refund',
  'welcome',
  'old_card',
  'import',
  'voucher',
  'referral',
  'visit',
  'expiry',
  'transfer',
  'erasure'
]
const HOUR = 3600
const KEY = /^([0-9a-f]{64}|npub1[0-9a-z]{58})$/i

export default {
  props: {
    venue: {type: Object, required: true},
    filters: {type: Object, required: true},
    actors: {type: Object, required: true},
    hasBranches: {type: Boolean, default: false}
  },
  emits: ['filter'],
  // On a phone they fold away, unless they are what the rows are shown by.
  data() {
    const {order, customer, search, ...folded} = this.filters
    return {isOpen: Object.keys(folded).length > 0}
  },
  computed: {
    dateStyle() {
      return {colorScheme: this.$q.dark.isActive ? 'dark' : 'light'}
    },
    choices() {
      const named = (all, what) =>
        all.map(value => ({value, label: t(`history.${what}.${value}`)}))
      return [
        {
          name: 'kind',
          label: t('history.kind'),
          options: named(KINDS, 'kinds'),
          size: 'col-6 col-sm-3 col-md-2'
        },
        {
          name: 'source',
          label: t('history.source'),
          options: named(SOURCES, 'sources'),
          size: 'col-6 col-sm-3 col-md-3'
        },
        {
          name: 'actor',
          label: t('history.columns.who'),
          options: this.people,
          size: 'col-12 col-sm-4 col-md-3'
        }
      ]
    },
    people() {
      const owner = {
        value: `wallet:${this.venue.wallet.id}`,
        label: t('history.owner')
      }
      const others = Object.entries(this.actors)
      const nobody = {value: 'system', label: t('history.nobody')}
      return [
        owner,
        ...others.map(([value, label]) => ({value, label})),
        nobody
      ]
    },
    guest() {
      return this.filters.customer || this.filters.search || ''
    },
    startsAt() {
      return this.venue.merchant.day_start_hour * HOUR
    },
    // The last day is meant as a whole; `to` is the moment after it.
    days() {
      const {from, to} = this.filters
      return [
        {name: 'from', value: this.dayOf(from, 0)},
        {name: 'to', value: this.dayOf(to, -1)}
      ]
    }
  },
  methods: {
    t,
    set(name, value) {
      this.$emit('filter', {[name]: value || ''})
    },
    setGuest(text) {
      const typed = (text || '').trim()
      const isKey = KEY.test(typed)
      this.$emit('filter', {
        customer: isKey ? typed : '',
        search: isKey ? '' : typed
      })
    },
    // A business day goes into the night, as the venue has it.
    dayOf(time, more) {
      if (!time) return ''
      const day = new Date((Number(time) + more - this.startsAt) * 1000)
      if (Number.isNaN(day.getTime())) return ''
      const pad = value => String(value).padStart(2, '0')
      return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`
    },
    setDay(name, date) {
      if (!date) return this.set(name, '')
      const day = new Date(`${date}T00:00`)
      if (name === 'to') day.setDate(day.getDate() + 1)
      return this.set(name, String(day.getTime() / 1000 + this.startsAt))
    }
  }
}
