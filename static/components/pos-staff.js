// The initials bar: who of the staff acts on this shared tablet.
import {t} from '../js/loyalty.js'

export default {
  props: {
    till: {type: Object, required: true},
    modelValue: {type: String, default: ''}
  },
  emits: ['update:modelValue'],
  methods: {
    t,
    nameOf: ({initials, name}) => (name ? `${initials}, ${name}` : initials)
  }
}
