// A new discount, or one that changes for whoever asks from now on; and who would get it.
import {
  ask,
  needed,
  number,
  pathOf,
  problemOf,
  t,
  tell,
  whole
} from '../js/cms.js'
import {KINDS, badgeName} from '../js/discounts.js'
import {pieces} from '../js/pieces.js'
import {atField, fieldProblem, revealRefused} from '../js/refusals.js'
import {keepsDraft} from '../js/unsaved.js'
import {fromLocal, toLocal} from '../js/zone_time.js'

const MOST_PER_CENT = 100
const LOOK_AFTER_MS = 400
const WHOS = ['everybody', 'badge', 'tier', 'partner']
const LIMITS = [
  {
    name: 'max_discount_sats',
    suffix: 'sats',
    label: 'cap',
    hint: 'no_cap'
  },
  {name: 'usage_limit', label: 'limit', hint: 'no_limit'},
  {name: 'budget_sats', suffix: 'sats', label: 'budget', hint: 'no_budget'}
]
const WHERE = {
  codes: {
    bad_value: 'discount_value',
    bad_badge: 'badge',
    bad_period: 'valid_until'
  }
}

function draftOf(rule, zone) {
  const {badge, tier_id: tier, partner_days: days} = rule
  return {
    description: rule.description || '',
    kind: rule.discount_type || 'percentage',
    value: rule.discount_value ?? 10,
    who: badge ? 'badge' : tier ? 'tier' : days ? 'partner' : 'everybody',
    badge: badge || null,
    tier_id: tier || null,
    partner_days: days || 30,
    min_purchase_sats: rule.min_purchase_sats || 0,
    max_discount_sats: rule.max_discount_sats ?? null,
    usage_limit: rule.usage_limit ?? null,
    budget_sats: rule.budget_sats ?? null,
    ends: rule.valid_until ? toLocal(rule.valid_until, zone) : '',
    stackable: Boolean(rule.stackable)
  }
}

const orNothing = value => (Number.isSafeInteger(value) ? value : null)

export default {
  components: pieces('problem'),
  mixins: [keepsDraft],
  props: {
    venue: {type: Object, required: true},
    rule: {type: Object, required: true},
    tiers: {type: Array, default: () => []}
  },
  emits: ['saved', 'closed'],
  data: () => ({
    isOpen: true,
    isSaving: false,
    problem: null,
    draft: null,
    known: [],
    seen: null,
    limits: LIMITS
  }),
  computed: {
    zone() {
      return this.venue.merchant.timezone
    },
    fresh() {
      return draftOf(this.rule, this.zone)
    },
    draftKey() {
      const {id = 'new'} = this.rule
      return `discount.${this.venue.merchant.id}.${id}`
    },
    hasChanges() {
      return JSON.stringify(this.draft) !== JSON.stringify(this.fresh)
    },
    hasLimits() {
      const {
        max_discount_sats: cap,
        usage_limit: limit,
        budget_sats: budget
      } = this.fresh
      return [cap, limit, budget].some(one => one !== null)
    },
    title() {
      const {id, description: name} = this.rule
      return id ? t('discounts.edit', {name}) : t('discounts.add')
    },
    kinds: () =>
      KINDS.map(value => ({value, label: t(`discounts.kinds.${value}`)})),
    // Tiers are a place's own.
    whos() {
      const isHere = value => value !== 'tier' || !this.venue.isCommunity
      return WHOS.filter(isHere).map(value => ({
        value,
        label: t(`discounts.whos.${value}`)
      }))
    },
    lists() {
      return this.venue.isCommunity ? ['/badges'] : ['/badges/own', '/badges']
    },
    // Whose it is: an offer is nobody's own.
    owner() {
      return this.venue.isCommunity ? null : this.venue.merchant.id
    },
    badges() {
      const listed = this.known.map(({badge, name}) => ({
        value: badge,
        label: name || badgeName(badge)
      }))
      const {badge} = this.rule
      const isListed = listed.some(({value}) => value === badge)
      return badge && !isListed
        ? [{value: badge, label: badgeName(badge)}, ...listed]
        : listed
    },
    tierOptions() {
      return this.tiers.map(({id, name}) => ({value: id, label: name}))
    },
    problems() {
      return fieldProblem(this.problem, WHERE)
    },
    isOfNoField() {
      return this.problem && !Object.keys(this.problems).length
    },
    reach() {
      if (!this.seen) return ''
      const {guests, fewer_than: fewer, looked_at: of} = this.seen
      if (fewer) return t('discounts.reach_few', {n: fewer})
      return t('discounts.reach', {n: number(guests), of: number(of)})
    },
    overlap() {
      const others = (this.seen?.overlaps || []).filter(
        ({rule_id: id}) => id !== this.rule.id
      )
      if (!others.length) return ''
      const names = others
        .slice(0, 3)
        .map(({description}) => description)
        .join(', ')
      return t('discounts.overlaps', {names})
    }
  },
  watch: {
    draft: {
      deep: true,
      handler() {
        clearTimeout(this.looking)
        this.looking = setTimeout(() => this.look(), LOOK_AFTER_MS)
      }
    }
  },
  async created() {
    this.draft = this.restored(this.fresh)
    this.look()
    const lists = this.lists.map(path =>
      ask(this.venue, 'GET', pathOf(this.venue, `${path}?limit=100`))
        .then(({data}) => data)
        .catch(() => [])
    )
    this.known = (await Promise.all(lists)).flat()
  },
  unmounted() {
    clearTimeout(this.looking)
  },
  methods: {
    t,
    needed,
    whole,
    atField,
    isValue(value) {
      const most = this.draft.kind === 'fixed' ? Infinity : MOST_PER_CENT
      return (
        (typeof value === 'number' && value > 0 && value <= most) ||
        t('discounts.value_needed')
      )
    },
    isDays: value => whole(1)(value),
    isLimit: value => value === null || value === '' || whole(1)(value),
    isInOrder() {
      const {draft} = this
      const isChosen = {
        everybody: true,
        badge: draft.badge,
        tier: draft.tier_id,
        partner: this.isDays(draft.partner_days) === true
      }
      const said = [
        this.isValue(draft.value),
        whole()(draft.min_purchase_sats),
        ...LIMITS.map(({name}) => this.isLimit(draft[name]))
      ]
      const isNamed = Boolean(draft.description.trim())
      return (
        isNamed && isChosen[draft.who] && said.every(answer => answer === true)
      )
    },
    // Who would get it; while the form is not in order nobody is counted.
    async look() {
      if (!this.owner || !this.isInOrder()) return void (this.seen = null)
      const path = pathOf(this.venue, '/rules/preview')
      const body = {...this.body(), merchant_id: this.owner}
      this.seen = await ask(this.venue, 'POST', path, body).catch(() => null)
    },
    cancel() {
      this.dropDraft()
      this.draft = {...this.fresh}
      this.isOpen = false
    },
    async save() {
      this.isSaving = true
      this.problem = null
      try {
        await this.send()
        this.dropDraft()
        this.$emit('saved')
        tell(t('saved'))
        this.isOpen = false
      } catch (error) {
        this.problem = problemOf(error, true)
        await revealRefused(this.$refs.form.$el)
      }
      this.isSaving = false
    },
    body() {
      const {draft} = this
      const isFor = who => draft.who === who
      return {
        description: draft.description,
        discount_type: draft.kind,
        discount_value: draft.value,
        badge: (isFor('badge') && draft.badge) || '',
        tier_id: (isFor('tier') && draft.tier_id) || null,
        partner_days: (isFor('partner') && draft.partner_days) || 0,
        min_purchase_sats: draft.min_purchase_sats || 0,
        max_discount_sats: orNothing(draft.max_discount_sats),
        usage_limit: orNothing(draft.usage_limit),
        budget_sats: orNothing(draft.budget_sats),
        valid_until: draft.ends ? fromLocal(draft.ends, this.zone) : null,
        stackable: draft.stackable
      }
    },
    send() {
      const {id} = this.rule
      if (id) return ask(this.venue, 'PUT', `/rules/${id}`, this.body())
      const body = {...this.body(), merchant_id: this.owner}
      return ask(this.venue, 'POST', '/rules', body)
    }
  }
}
