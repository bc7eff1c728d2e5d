// The keypad: an amount in sats or in the merchant's money, typed from the right.
import {inOther, inUnit} from '../js/amounts.js'
import {press} from '../js/draft.js'
import {t} from '../js/loyalty.js'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', 'back']

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
  created() {
    window.addEventListener('keydown', this.typed)
  },
  beforeUnmount() {
    window.removeEventListener('keydown', this.typed)
  },
  methods: {
    t,
    press(key) {
      this.draft.typed = press(this.draft.typed, key)
    },
    nameOf: key => (key === 'back' ? t('pos.back_key') : key),
    // A till has a keyboard, too; what is typed into a field is not meant for us.
    typed(event) {
      if (event.target.closest?.('input, textarea, .q-dialog')) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (/^[0-9]$/.test(event.key)) this.press(event.key)
      if (event.key === 'Backspace') this.press('back')
    }
  }
}
