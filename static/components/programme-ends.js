// When points end that nobody uses.
import {t, whole} from '../js/cms.js'
import {atField} from '../js/refusals.js'

const MODES = ['none', 'months', 'year_end', 'inactivity']
const MOST_MONTHS = 1200

export default {
  props: {
    modelValue: {type: Object, required: true},
    problems: {type: Object, required: true}
  },
  computed: {
    draft() {
      return this.modelValue
    },
    modes: () =>
      MODES.map(value => ({value, label: t(`programme.ends.${value}`)})),
    countsMonths() {
      return ['months', 'inactivity'].includes(this.draft.expiry_mode)
    }
  },
  methods: {
    t,
    atField,
    isMonths: value =>
      (whole(1)(value) === true && value <= MOST_MONTHS) ||
      t('programme.months_needed', {most: MOST_MONTHS})
  }
}
