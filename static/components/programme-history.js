// What the settings were: since when, by whom, and what changed, in words.
import {
  ask,
  fromMinor,
  money,
  number,
  pathOf,
  problemOf,
  sats,
  t
} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {momentAt} from '../js/zone_time.js'

const PAGE = 10
const CHOICES = ['earn_by', 'expiry_mode', 'deficit_policy', 'tier_basis']
const IN_SATS = ['earn_per_sats', 'min_spend_sats', 'cash_daily_sats']
const IN_DAYS = [
  'claim_window_days',
  'refund_window_days',
  'tier_window_days',
  'tier_grace_days'
]

export default {
  components: pieces('problem'),
  props: {venue: {type: Object, required: true}},
  data: () => ({versions: null, total: 0, problem: null, isLoading: false}),
  computed: {
    isMore() {
      return this.versions.length < this.total
    }
  },
  methods: {
    t,
    when(version) {
      return momentAt(version.effective_from, this.venue.merchant.timezone)
    },
    who({actor_id: actor}) {
      const isMe = actor === `wallet:${this.venue.wallet.id}`
      return t(isMe ? 'programme.history.you' : 'programme.history.owner')
    },
    words(change, version) {
      const shown = value => this.value(change.field, value, version)
      return t('programme.history.change', {
        what: t(`programme.history.field.${change.field}`),
        before: shown(change.before),
        after: shown(change.after)
      })
    },
    value(field, value, {currency}) {
      if (value === null || value === '') return t('programme.history.nothing')
      if (typeof value === 'boolean')
        return t(value ? 'programme.history.yes' : 'programme.history.no')
      if (field === 'earn_per_minor') {
        return currency ? money(value, currency) : String(fromMinor(value, ''))
      }
      if (CHOICES.includes(field))
        return t(`programme.history.choice.${field}.${value}`)
      if (field === 'proof_policy') return t(`programme.history.proof.${value}`)
      if (field.endsWith('_bp')) return `${number(value / 100)} %`
      if (IN_SATS.includes(field)) return sats(value)
      if (IN_DAYS.includes(field))
        return t('programme.history.days', {n: number(value)})
      return typeof value === 'number' ? number(value) : String(value)
    },
    opened() {
      if (!this.versions) this.load()
    },
    async load() {
      this.problem = null
      this.isLoading = true
      try {
        const before = this.versions || []
        const path = `/program/versions?limit=${PAGE}&offset=${before.length}`
        const page = await ask(this.venue, 'GET', pathOf(this.venue, path))
        this.versions = [...before, ...page.data]
        this.total = page.total
      } catch (error) {
        this.problem = problemOf(error)
      }
      this.isLoading = false
    }
  }
}
