// The frame of a form that is kept until it is saved: `js/draft_form.js` is its other
// half and has what is bound to it. The fields are in the slot.
import {t} from '../js/cms.js'
import {pieces} from '../js/pieces.js'
import {revealRefused} from '../js/refusals.js'

export default {
  components: pieces('problem'),
  props: {
    title: {type: String, required: true},
    width: {type: String, default: '520px'},
    isOpen: {type: Boolean, required: true},
    isSaving: {type: Boolean, required: true},
    hasChanges: {type: Boolean, required: true},
    wasKept: {type: Boolean, required: true},
    problem: {type: Object, default: null},
    isOfNoField: {type: Boolean, required: true}
  },
  emits: ['update:isOpen', 'save', 'cancel', 'closed'],
  watch: {
    problem(now) {
      if (now) revealRefused(this.$refs.form.$el)
    }
  },
  methods: {t}
}
