// How a form ends: save, or take the changes back.
import {t} from '../js/cms.js'

export default {
  props: {
    hasChanges: {type: Boolean, required: true},
    isSaving: {type: Boolean, required: true},
    hint: {type: String, default: ''}
  },
  emits: ['undo'],
  methods: {t}
}
