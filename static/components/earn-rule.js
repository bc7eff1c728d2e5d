// What a bill earns: by what is spent, by coming at all, or by what was had.
import {t, toMinor, whole} from '../js/cms.js'
import {atField} from '../js/refusals.js'

export default {
  props: {
    modelValue: {type: Object, required: true},
    currencies: {type: Array, required: true},
    problems: {type: Object, default: () => ({})}
  },
  computed: {
    // The draft is the parent's reactive object; its fields are edited where it lies.
    rule() {
      return this.modelValue
    },
    ways: () =>
      ['spend', 'visit', 'item'].map(value => ({
        value,
        label: t(`programme.by_${value}`)
      })),
    units() {
      return this.currencies.map(value => ({
        value,
        label: value || t('unit_sats')
      }))
    }
  },
  methods: {
    t,
    whole,
    atField,
    isPrice(value) {
      const {unit} = this.rule
      const least = unit ? toMinor(value, unit) : value
      return whole(1)(least) === true || t('programme.price_needed')
    }
  }
}
