// A new reward, or one that changes: what it is, what it costs both sides, its limits.
import {ask, needed, pathOf, t, whole} from '../js/cms.js'
import {draftForm} from '../js/draft_form.js'
import {pieces} from '../js/pieces.js'
import {atField} from '../js/refusals.js'
import {
  KINDS,
  costWords,
  givesBack,
  hasValue,
  sentValue,
  shownValue
} from '../js/reward_words.js'
import {fromLocal, toLocal} from '../js/zone_time.js'

const WHERE = {
  codes: {
    bad_value: 'value',
    currency_needed: 'value',
    bad_window: 'valid_until',
    bad_image: 'image',
    tier_not_found: 'tier_id',
    forgive_with_payouts: 'kind'
  }
}

function draftOf(reward, {currency, timezone}) {
  const local = moment =>
    typeof moment === 'number' ? toLocal(moment, timezone) : ''
  const kind = reward.kind || KINDS[0]
  return {
    name: reward.name || '',
    kind,
    cost_points: reward.cost_points ?? null,
    value: reward.kind ? shownValue(reward, currency) : null,
    cost_sats: reward.cost_sats ?? null,
    tier_id: reward.tier_id ?? null,
    stock: reward.stock ?? null,
    per_customer_limit: reward.per_customer_limit ?? null,
    valid_from: local(reward.valid_from),
    valid_until: local(reward.valid_until),
    image: reward.image || ''
  }
}

// An empty field of numbers is none.
const orNothing = value => (value === '' ? null : value)

export default {
  components: pieces('draft-dialog', 'moment-field', 'picture-field'),
  mixins: [draftForm],
  props: {
    venue: {type: Object, required: true},
    program: {type: Object, required: true},
    tiers: {type: Array, required: true},
    reward: {type: Object, required: true}
  },
  data: () => ({where: WHERE}),
  computed: {
    merchant() {
      return this.venue.merchant
    },
    fresh() {
      return draftOf(this.reward, this.merchant)
    },
    draftKey() {
      return `reward.${this.merchant.id}.${this.reward.id || 'new'}`
    },
    title() {
      const {id, name} = this.reward
      return id ? t('rewards.edit', {name}) : t('rewards.add')
    },
    kinds() {
      const mayBe = KINDS.filter(
        kind => kind !== 'amount_off_minor' || this.merchant.currency
      )
      return mayBe.map(value => ({value, label: t(`rewards.kind.${value}`)}))
    },
    tierOptions() {
      const everybody = {value: null, label: t('rewards.everybody')}
      const from = ({id, name}) => ({
        value: id,
        label: t('rewards.for_tier', {tier: name})
      })
      return [everybody, ...this.tiers.map(from)]
    },
    takesValue() {
      return hasValue(this.draft.kind)
    },
    valueUnit() {
      const {kind} = this.draft
      if (kind === 'percent_off') return '%'
      return kind === 'amount_off_minor'
        ? this.merchant.currency
        : t('unit_sats')
    },
    // What the reward would be, for words about it.
    made() {
      return {...this.draft, ...this.body(), id: this.reward.id}
    },
    consequence() {
      const {cost_points, value} = this.draft
      if (!(cost_points > 0) || (this.takesValue && !(value > 0))) return ''
      return [costWords(this.made), givesBack(this.made, this.program)]
        .filter(Boolean)
        .join(' ')
    }
  },
  methods: {
    t,
    needed,
    whole,
    atField,
    isValue(value) {
      const {kind} = this.draft
      if (kind === 'percent_off') {
        const hasTwoDecimals = Number.isInteger(Math.round(value * 1e6) / 1e4)
        const isShare = value >= 0.01 && value <= 100 && hasTwoDecimals
        return isShare || t('rewards.percent_needed')
      }
      return (
        whole(1)(sentValue({kind, value}, this.merchant.currency)) === true ||
        t('rewards.value_needed')
      )
    },
    isWholeOrNone(least) {
      return value => orNothing(value) === null || whole(least)(value)
    },
    isLater(value) {
      const {valid_from: from} = this.draft
      return !value || !from || value > from || t('campaigns.later_needed')
    },
    body(draft = this.draft) {
      const {currency, timezone} = this.merchant
      const at = text => (text ? fromLocal(text, timezone) : null)
      return {
        name: draft.name,
        kind: draft.kind,
        cost_points: draft.cost_points,
        value: hasValue(draft.kind) ? sentValue(draft, currency) : null,
        cost_sats: orNothing(draft.cost_sats),
        tier_id: draft.tier_id,
        stock: orNothing(draft.stock),
        per_customer_limit: orNothing(draft.per_customer_limit),
        valid_from: at(draft.valid_from),
        valid_until: at(draft.valid_until),
        image: draft.image.trim() || null
      }
    },
    send() {
      const {id} = this.reward
      const body = this.body()
      if (!id)
        return ask(this.venue, 'POST', pathOf(this.venue, '/rewards'), body)
      return ask(this.venue, 'PUT', `/rewards/${id}`, this.changed(body))
    },
    // Only what was changed: guests take from the stock while somebody types here.
    changed(body) {
      const before = this.body(this.fresh)
      const names = Object.keys(body).filter(
        name => body[name] !== before[name]
      )
      if (names.includes('kind')) names.push('value')
      return Object.fromEntries(names.map(name => [name, body[name]]))
    }
  }
}
