// What is asked about a bill at the point of sale: it comes up from below on a phone.
import {t} from '../js/loyalty.js'

export default {
  props: {
    title: {type: String, required: true},
    about: {type: String, required: true}
  },
  emits: ['closed'],
  data: () => ({isOpen: true}),
  methods: {t}
}
