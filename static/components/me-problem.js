// What was refused, and that nothing was taken.
import {t} from '../js/loyalty.js'

export default {
  props: {problem: {type: Object, default: null}},
  methods: {t}
}
