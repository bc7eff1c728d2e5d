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
import {pieces, piecesLater} from '../js/pieces.js'
import {atField, fieldProblem, reveal, revealRefused} from '../js/refusals.js'
import {keepsDraft} from '../js/unsaved.js'
import {momentAt} from '../js/zone_time.js'

const SAME = [
  'is_enabled',
  'name',
  'earn_by',
  'earn_points',
  'earn_category',
  'min_spend_sats',
  'expiry_mode',
  'expiry_months',
  'welcome_points',
  'newcomer_daily_points',
  'newcomer_cap_per_staff',
  'old_card_points',
  'referral_points',
  'referral_bonus',
  'referral_cap_per_guest',
  'referral_cap_per_staff',
  'tier_basis',
  'tier_window_days',
  'tier_grace_days',
  'claim_window_days',
  'deficit_policy',
  'earn_on_reversible',
  'reserve_minutes',
  'grant_daily_cap',
  'claims_per_day'
]
const BP_IN_PERCENT = 100
// Fields that the form calls by another name, and what codes are about.
const WHERE = {
  names: {
    earn_per_sats: 'per',
    earn_per_minor: 'per',
    currency: 'per',
    max_giveback_bp: 'giveback_percent'
  },
  codes: {
    expiry_months_needed: 'expiry_months',
    welcome_over_budget: 'welcome_points',
    forgive_with_payouts: 'deficit_policy',
    unknown_currency: 'per',
    currency_needed: 'per'
  }
}

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
  components: {
    ...pieces(
      'earn-example',
      'earn-rule',
      'problem',
      'programme-advanced',
      'programme-ends',
      'programme-limits',
      'programme-preview',
      'save-bar'
    ),
    ...piecesLater('campaigns', 'programme-history', 'programme-trust')
  },
  mixins: [keepsDraft],
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, default: null},
    tiers: {type: Array, required: true}
  },
  emits: ['program'],
  data: () => ({draft: null, problem: null, isSaving: false}),
  computed: {
    draftKey() {
      return `programme.${this.venue.merchant.id}`
    },
    zone() {
      return this.venue.merchant.timezone
    },
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
      return Boolean(this.draft) && Object.keys(this.body).length > 0
    },
    problems() {
      return fieldProblem(this.problem, WHERE)
    },
    isOfNoField() {
      return this.problem && !Object.keys(this.problems).length
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
    },
    since() {
      const {effective_from} = this.program
      const when = momentAt(effective_from, this.zone)
      return t('programme.since', {when})
    }
  },
  watch: {
    program: {
      immediate: true,
      handler(now, before) {
        if (!now) this.draft = null
        else if (before) this.reset()
        else this.draft = this.restored(draftOf(now))
      }
    }
  },
  methods: {
    t,
    needed,
    atField,
    show: field => reveal(field.$el),
    reset() {
      this.problem = null
      this.dropDraft()
      this.draft = draftOf(this.program)
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        const path = pathOf(this.venue, '/program')
        const saved = await ask(this.venue, 'PUT', path, this.body)
        this.$emit('program', saved)
        const when = momentAt(saved.effective_from, this.zone)
        tell(t('programme.holds_from', {when}))
      } catch (error) {
        this.problem = problemOf(error, true)
        await revealRefused(this.$refs.form.$el)
      }
      this.isSaving = false
    }
  }
}
