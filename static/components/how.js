// A small question mark: how a figure is computed, and where its rows are.
import {t} from '../js/overview.js'

export default {
  props: {
    label: {type: String, required: true},
    words: {type: String, required: true},
    to: {type: [String, Object], default: null}
  },
  methods: {t}
}
