// The programme's settings; only what was changed is sent.
import {
  ask,
  fromMinor,
  needed,
  pathOf,
  problemOf,
  t,
  tell,
  toMinor
} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

const SAME = [
  'is_enabled',
  'name',
  'earn_by',
  'earn_points',
  'earn_category',
  'min_spend_sats',
  'tier_basis',
  'claim_window_days',
  'refund_window_days',
  'deficit_policy',
  'publish_events',
  'claims_per_day',
  'accept_cash',
  'earn_on_cash',
  'cash_daily_sats'
]
const BP_IN_PERCENT = 100

const pick = (from, names) =>
  Object.fromEntries(names.map(name => [name, from[name]]))

// What the form shows: amounts as people write them. `unit` is empty for sats.
function draftOf(program) {
  const {currency, earn_per_minor, earn_per_sats, max_giveback_bp} = program
  return {
    ...pick(program, SAME),
    unit: currency,
    per: currency ? fromMinor(earn_per_minor, currency) : earn_per_sats,
    giveback_percent: max_giveback_bp / BP_IN_PERCENT
  }
}

function bodyOf(draft) {
  const {unit, per, giveback_percent} = draft
  return {
    ...pick(draft, SAME),
    ...(unit
      ? {earn_per_minor: toMinor(per, unit), currency: unit}
      : {earn_per_sats: per}),
    max_giveback_bp: Math.round(giveback_percent * BP_IN_PERCENT)
  }
}

function changes(before, after) {
  const changed = Object.keys(after).filter(k => after[k] !== before[k])
  // A price in a currency says which currency, and the other way round.
  if (changed.includes('currency')) changed.push('earn_per_minor')
  return pick(after, changed)
}

export default {
  components: pieces(
    'earn-example',
    'earn-rule',
    'problem',
    'programme-advanced',
    'save-bar'
  ),
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  emits: ['program'],
  data: () => ({draft: null, problem: null, isSaving: false}),
  computed: {
    bases: () =>
      ['points', 'spent', 'visits'].map(value => ({
        value,
        label: t(`programme.basis.${value}`)
      })),
    units() {
      const known = [this.program.currency, this.venue.merchant.currency]
      return ['', ...new Set(known.filter(Boolean))]
    },
    body() {
      return changes(bodyOf(draftOf(this.program)), bodyOf(this.draft))
    },
    hasChanges() {
      return Object.keys(this.body).length > 0
    },
    rule() {
      const {unit} = this.draft
      return {
        ...this.draft,
        earn_per_sats: null,
        earn_per_minor: null,
        ...bodyOf(this.draft),
        currency: unit
      }
    },
    basisHint() {
      const isNew = this.draft.tier_basis !== this.program.tier_basis
      return isNew && this.tiers.length ? t('programme.basis_hint') : undefined
    }
  },
  watch: {
    program: {
      immediate: true,
      handler() {
        this.reset()
      }
    }
  },
  methods: {
    t,
    needed,
    reset() {
      this.problem = null
      this.draft = this.program && draftOf(this.program)
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '/program')
        this.$emit('program', await ask(this.venue, 'PUT', path, this.body))
        tell(t('saved'))
      } catch (error) {
        this.problem = problemOf(error, true)
      }
      this.isSaving = false
    }
  }
}
