// Somebody of the staff answers for something: their initials, and their PIN if they
// have one. The fourth digit sends it.
import {t} from '../js/loyalty.js'
import {pieces} from '../js/pieces.js'
import {byName, isAsked} from '../js/pin.js'
import {wordsOf} from '../js/till.js'

const LENGTH = 4
const KEYS = [...'123456789', 'clear', '0', 'back']
const SIGNS = {back: 'backspace', clear: 'close'}

export default {
  components: pieces('pos-staff'),
  props: {
    title: {type: String, required: true},
    act: {type: Function, required: true},
    people: {type: Array, required: true},
    modelValue: {type: String, default: ''},
    isForGuest: {type: Boolean, default: false}
  },
  emits: ['update:modelValue', 'done', 'failed', 'closed'],
  data: () => ({
    isOpen: true,
    digits: '',
    failure: '',
    isBusy: false,
    keys: KEYS,
    length: LENGTH
  }),
  computed: {
    person() {
      return this.people.find(({id}) => id === this.modelValue)
    },
    // Where the guest has not said yes, whoever has no PIN cannot answer.
    able() {
      if (!this.isForGuest) return this.people
      return this.people.filter(person => person.has_pin)
    },
    hint() {
      if (!this.person) return t('pin.who')
      if (this.person.has_pin) return t('pin.enter', {who: this.nameOf()})
      return t('pin.by_name', {who: this.nameOf()})
    }
  },
  // Not of the card alone: whoever has a keyboard types before anything has the focus.
  created() {
    window.addEventListener('keydown', this.typed)
  },
  unmounted() {
    window.removeEventListener('keydown', this.typed)
  },
  methods: {
    t,
    signOf: key => SIGNS[key],
    nameOfKey: key => (SIGNS[key] ? t(`pin.keys.${key}`) : key),
    nameOf() {
      return this.person.name || this.person.initials
    },
    choose(id) {
      this.digits = this.failure = ''
      this.$emit('update:modelValue', id)
    },
    press(key) {
      if (this.isBusy || !this.person?.has_pin) return
      if (key === 'clear') this.digits = ''
      else if (key === 'back') this.digits = this.digits.slice(0, -1)
      else if (this.digits.length < LENGTH) this.digits += key
      if (this.digits.length === LENGTH) this.send()
    },
    typed({key}) {
      if (/^[0-9]$/.test(key)) this.press(key)
      else if (key === 'Backspace') this.press('back')
    },
    async send() {
      this.isBusy = true
      this.failure = ''
      const pin = this.digits ? {'X-Loyalty-Pin': this.digits} : {}
      try {
        this.$emit('done', await this.act({...byName(this.modelValue), ...pin}))
      } catch (error) {
        if (isAsked(error)) this.failure = wordsOf(error)
        else this.$emit('failed', error)
      }
      this.digits = ''
      this.isBusy = false
    }
  }
}
