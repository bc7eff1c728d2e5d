// What kind of place it is.
import {categories, categoryIcon, t} from '../js/cms.js'

export default {
  props: {modelValue: {type: String, required: true}},
  emits: ['update:modelValue'],
  computed: {
    options: categories,
    icon() {
      return categoryIcon(this.modelValue)
    }
  },
  methods: {t}
}
