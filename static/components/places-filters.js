// What is looked for: words, a kind of place, and what it has to be.
import {categories} from '../js/cms.js'
import {t} from '../js/places.js'

export default {
  props: {
    asked: {type: Object, required: true},
    isNear: {type: Boolean, required: true},
    isLocating: {type: Boolean, required: true},
    hasMap: {type: Boolean, required: true}
  },
  emits: ['ask', 'near'],
  computed: {
    categories: () => categories()
  },
  methods: {
    t,
    // What is pressed looks like the one thing chosen, and says so.
    look: isPressed => ({
      noCaps: true,
      rounded: true,
      outline: !isPressed,
      unelevated: isPressed,
      color: isPressed ? 'primary' : undefined,
      'aria-pressed': String(isPressed)
    }),
    choose(category) {
      const isSame = this.asked.category === category
      this.$emit('ask', {category: isSame ? '' : category})
    }
  }
}
