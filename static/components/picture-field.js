// The address of a picture, and the picture itself as soon as the address may be one.
import {t} from '../js/cms.js'
import {atField} from '../js/refusals.js'

// As `images.py` has it.
const ADDRESSES = [
  /^https:\/\/[^\s/@"'<>\\()]+\.[^\s"'<>\\()]+$/,
  /^\/api\/v1\/assets(\/[0-9A-Za-z_-][0-9A-Za-z._-]*)+$/
]

const isAddress = text => ADDRESSES.some(pattern => pattern.test(text))

export default {
  props: {
    modelValue: {type: String, required: true},
    problem: {type: String, default: undefined},
    label: {type: String, default: ''},
    hint: {type: String, default: ''}
  },
  emits: ['update:modelValue'],
  data: () => ({broken: ''}),
  computed: {
    address() {
      const text = this.modelValue.trim()
      return isAddress(text) ? text : ''
    },
    isBroken() {
      return this.broken === this.address
    }
  },
  methods: {
    t,
    atField,
    isPicture: text =>
      !(text || '').trim() ||
      isAddress(text.trim()) ||
      t('rewards.picture.address_needed')
  }
}
