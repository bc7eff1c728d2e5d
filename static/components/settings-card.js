// The frame of a card of settings: what it is about, its fields in the slot, what went
// wrong, and, once something was changed, how it is saved.
import {pieces} from '../js/pieces.js'

export default {
  components: pieces('problem', 'save-bar'),
  props: {
    title: {type: String, required: true},
    about: {type: String, default: ''},
    problem: {type: Object, default: null},
    hasChanges: {type: Boolean, required: true},
    isSaving: {type: Boolean, required: true},
    hint: {type: String, default: ''}
  },
  emits: ['save', 'undo']
}
