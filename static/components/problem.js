// What happened, what to do, and that nothing was changed; the code small.
import {t} from '../js/cms.js'

export default {
  props: {
    problem: {type: Object, required: true},
    canRetry: {type: Boolean, default: true}
  },
  emits: ['again'],
  methods: {t}
}
