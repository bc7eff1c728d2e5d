// Asks before something ends, and says what that means. With `typed`, the name of what
// ends has to be written first.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('form-dialog'),
  props: {
    title: {type: String, required: true},
    words: {type: String, required: true},
    act: {type: String, required: true},
    typed: {type: String, default: ''},
    run: {type: Function, required: true}
  },
  emits: ['closed'],
  data: () => ({text: ''}),
  methods: {t}
}
