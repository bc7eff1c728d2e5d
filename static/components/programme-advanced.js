// What hardly anybody changes, folded away.
import {t, whole} from '../js/cms.js'
import {atField} from '../js/refusals.js'

export default {
  props: {
    modelValue: {type: Object, required: true},
    problems: {type: Object, default: () => ({})}
  },
  computed: {
    draft() {
      return this.modelValue
    },
    policies: () =>
      ['carry', 'forgive'].map(value => ({
        value,
        label: t(`advanced.deficit_policy.${value}`)
      }))
  },
  methods: {
    t,
    whole,
    atField,
    isPercent: value =>
      (typeof value === 'number' && value >= 0 && value <= 100) ||
      t('advanced.percent_needed')
  }
}
