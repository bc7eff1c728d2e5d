// Welcome points, how long a tier holds, and what one person may give: folded away.
import {t, whole} from '../js/cms.js'
import {atField} from '../js/refusals.js'

const MOST_DAYS = 36_500
const MOST_MINUTES = 10_080

const within = (least, most) => value =>
  (whole(least)(value) === true && value <= most) ||
  t('programme.between', {least, most})

const days = within(0, MOST_DAYS)
const minutes = within(1, MOST_MINUTES)
const anyWhole = whole()

// In the order in which they stand; `after` opens a new heading.
const FIELDS = [
  {name: 'welcome_points', unit: 'points', rule: anyWhole, under: 'welcome'},
  {name: 'newcomer_daily_points', unit: 'points', rule: anyWhole},
  {name: 'newcomer_cap_per_staff', unit: 'points', rule: anyWhole},
  {name: 'old_card_points', unit: 'points', rule: anyWhole},
  {name: 'referral_points', unit: 'points', rule: anyWhole, under: 'friends'},
  {name: 'referral_bonus', unit: 'points', rule: anyWhole},
  {name: 'referral_cap_per_guest', unit: 'guests', rule: anyWhole},
  {name: 'referral_cap_per_staff', unit: 'guests', rule: anyWhole},
  {name: 'tier_window_days', unit: 'days', rule: days, under: 'tiers'},
  {name: 'tier_grace_days', unit: 'days', rule: days},
  {name: 'reserve_minutes', unit: 'minutes', rule: minutes, under: 'staff'},
  {name: 'grant_daily_cap', unit: 'points', rule: anyWhole}
]

export default {
  props: {
    modelValue: {type: Object, required: true},
    problems: {type: Object, required: true}
  },
  computed: {
    draft() {
      return this.modelValue
    },
    fields: () => FIELDS
  },
  methods: {
    t,
    atField,
    hint(name) {
      const isOff = this.draft[name] === 0 && name !== 'grant_daily_cap'
      const off = [
        'welcome_points',
        'old_card_points',
        'referral_points',
        'referral_bonus',
        'tier_window_days',
        'tier_grace_days'
      ]
      return t(
        isOff && off.includes(name)
          ? `programme.limits.off.${name}`
          : `programme.limits.hint.${name}`
      )
    }
  }
}
