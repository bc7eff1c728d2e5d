// The keypad: an amount in sats or in the merchant's money, typed from the right.
import {inOther, inUnit} from '../js/amounts.js'
import {press} from '../js/draft.js'
import {t} from '../js/loyalty.js'

// In the order in which they are on the keypad, row by row.
const KEYS = '1 2 3 back 4 5 6 7 8 9 add 00 0 000'.split(' ')
const SIGNS = {back: 'backspace', add: 'add'}

export default {
  props: {
    till: {type: Object, required: true},
    draft: {type: Object, required: true},
    canSwitch: {type: Boolean, required: true}
  },
  emits: ['add'],
  data: () => ({keys: KEYS}),
  computed: {
    shown() {
      return inUnit(this.till, this.draft.typed, this.draft.unit)
    },
    other() {
      return inOther(this.till, this.draft.typed, this.draft.unit)
    },
    units() {
      const {currency} = this.till
      return [
        {value: 'sats', label: t('pos.sats')},
        {value: 'minor', label: currency}
      ]
    }
  },
  methods: {
    t,
    press(key) {
      if (key === 'add') return this.$emit('add')
      this.draft.typed = press(this.draft.typed, key)
    },
    signOf: key => SIGNS[key],
    nameOf: key => (SIGNS[key] ? t(`pos.keys.${key}`) : key)
  }
}
