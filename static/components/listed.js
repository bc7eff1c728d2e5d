// The frame of a list: what it is about, the act that adds to it, and its states. Rows
// come in the slot `item`, more acts in `acts`, what narrows the list in `filters`.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('empty', 'problem'),
  props: {
    title: {type: String, required: true},
    about: {type: String, default: ''},
    icon: {type: String, required: true},
    none: {type: String, required: true},
    act: {type: String, default: ''},
    isMain: {type: Boolean, default: false},
    items: {type: Array, default: null},
    problem: {type: Object, default: null},
    hasMore: {type: Boolean, default: false},
    isReading: {type: Boolean, default: false},
    listClass: {type: String, default: ''}
  },
  emits: ['act', 'again', 'more'],
  methods: {t}
}
