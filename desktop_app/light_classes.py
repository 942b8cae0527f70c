"""Data classes, named tuples and patterns that are made quickly, for modules that a start loads.

A data class of the standard library compiles the source of its methods when it is declared, 1 ms
each, a named tuple compiles every annotation, a pattern is compiled where it is written. Here the
methods of data classes are shared, a named tuple compiles nothing before its first instance, and a
pattern nothing before its first use. Types are checked as those of the standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

__all__ = ["NamedTuple", "dataclass", "field", "pattern", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from re import compile as pattern
    from typing import NamedTuple
else:
    import re
    from _collections import _tuplegetter
    from types import SimpleNamespace

    _NOTHING = object()

    class _Field:
        """How one field of a data class is filled, and whether it is shown."""

        __slots__ = ("default", "factory", "given", "shown")

        def __init__(self, default: Any, factory: Any, shown: bool, given: bool) -> None:
            self.default, self.factory, self.shown, self.given = default, factory, shown, given

        def standard(self) -> Any:
            """The same, as the standard library says it."""
            import dataclasses

            said = {"repr": self.shown, "init": self.given}
            if self.factory is not None:
                said["default_factory"] = self.factory
            elif self.default is not _NOTHING:
                said["default"] = self.default
            return dataclasses.field(**said)

    class _StandardFields:
        """`__dataclass_fields__` of a class, made when `dataclasses` first asks: for `replace`."""

        def __get__(self, _: object, owner: type) -> dict[str, Any]:
            import dataclasses

            made = [(name, Any, each.standard()) for name, each in owner._light_fields.items()]
            named_only = not owner._light_positional
            told = dataclasses.make_dataclass(owner.__name__, made, kw_only=named_only)
            owner.__dataclass_fields__ = told.__dataclass_fields__
            return owner.__dataclass_fields__

    def field(
        *, default: Any = _NOTHING, default_factory: Any = None, repr: bool = True,  # noqa: A002
        init: bool = True,
    ) -> Any:  # fmt: skip
        """The default of a field, or what makes it, as `dataclasses.field` has it."""
        return _Field(default, default_factory, repr, init)

    def replace(instance: Any, /, **changes: Any) -> Any:
        """A data class with other values in some fields, as `dataclasses.replace` makes it."""
        if not hasattr(instance, "_light_fields"):
            import dataclasses

            return dataclasses.replace(instance, **changes)
        kept = {
            name: getattr(instance, name)
            for name, each in instance._light_fields.items()
            if each.given and name not in changes
        }
        return type(instance)(**kept, **changes)

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False,  # noqa: ARG001
        eq: bool = True, init: bool = True,
    ) -> Any:  # fmt: skip
        """Give a class the methods of a data class; instances keep their values in a dictionary.

        So have those that are declared with `slots`: the word binds the type checker alone.
        """

        def made(cls: type) -> type:
            cls._light_fields = _fields_of(cls)
            given = [name for name, each in cls._light_fields.items() if each.given]
            cls._light_positional = () if kw_only else tuple(given)
            cls.__match_args__ = cls._light_positional
            cls.__dataclass_fields__ = _StandardFields()
            cls.__dataclass_params__ = SimpleNamespace(frozen=frozen)
            own = vars(cls)
            if init and "__init__" not in own:
                cls.__init__ = _init_checked if hasattr(cls, "__post_init__") else _init
            if "__repr__" not in own:
                cls.__repr__ = _repr
            if eq and "__eq__" not in own:
                cls.__eq__ = _eq
                cls.__hash__ = own.get("__hash__") or (_hash if frozen else None)
            if frozen:
                cls.__setattr__, cls.__delattr__ = _refuse_setting, _refuse_deleting
            return cls

        return made

    def _fields_of(cls: type) -> dict[str, _Field]:
        """The fields of a class, those of its bases first."""
        found: dict[str, _Field] = {}
        for base in reversed(cls.__mro__[1:]):
            if "__dataclass_fields__" in vars(base) and "_light_fields" not in vars(base):
                raise TypeError(f"{cls.__qualname__} extends a data class of the standard library")
            found |= vars(base).get("_light_fields", {})
        for name, annotation in vars(cls).get("__annotations__", {}).items():
            if annotation.startswith("ClassVar"):
                continue
            given = vars(cls).get(name, _NOTHING)
            if isinstance(given, _Field):
                if given.default is _NOTHING:
                    delattr(cls, name)
                else:
                    setattr(cls, name, given.default)
                found[name] = given
            else:
                found[name] = _Field(given, None, True, True)
        return found

    def _init(self: Any, *args: Any, **given: Any) -> None:
        names = self._light_positional
        if not given and len(args) == len(names) == len(self._light_fields):
            self.__dict__.update(zip(names, args, strict=True))
            return
        if len(args) > len(names):
            raise TypeError(f"{type(self).__qualname__} takes {len(names)} values, not {len(args)}")
        values = dict(zip(names, args, strict=False))
        for name, each in self._light_fields.items():
            if name in given and each.given:
                if name in values:
                    raise TypeError(f"{type(self).__qualname__}: {name} given twice")
                values[name] = given.pop(name)
            elif name not in values:
                values[name] = _default(self, name, each)
        if given:
            raise TypeError(f"{type(self).__qualname__} has no {', '.join(given)}")
        self.__dict__.update(values)

    def _init_checked(self: Any, *args: Any, **given: Any) -> None:
        _init(self, *args, **given)
        self.__post_init__()

    def _default(instance: Any, name: str, how: _Field) -> Any:
        if how.factory is not None:
            return how.factory()
        if how.default is _NOTHING:
            raise TypeError(f"{type(instance).__qualname__}: {name} is missing")
        return how.default

    def _values(instance: Any) -> tuple[Any, ...]:
        held = instance.__dict__
        return tuple([held[name] for name in instance._light_fields])

    def _eq(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _values(self) == _values(other)

    def _hash(self: Any) -> int:
        return hash(_values(self))

    def _repr(self: Any) -> str:
        shown = [name for name, each in self._light_fields.items() if each.shown]
        told = ", ".join(f"{name}={self.__dict__[name]!r}" for name in shown)
        return f"{type(self).__qualname__}({told})"

    def _refuse_setting(_: Any, name: str, __: Any) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(_: Any, name: str) -> None:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")

    class _NamedTuple(tuple):
        """What all named tuples have in common."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _field_defaults: ClassVar[dict[str, Any]] = {}

        def __new__(cls, *args: Any, **given: Any) -> Any:
            """Compile the constructor of the class, the first time, and call it."""
            owner = next(each for each in cls.__mro__ if "_fields" in vars(each))
            names = ", ".join(owner._fields)
            space = {"new": tuple.__new__, "__builtins__": {}, "__name__": owner.__module__}
            made = eval(f"lambda _cls, {names}: new(_cls, ({names},))", space)  # noqa: S307
            made.__defaults__ = tuple(owner._field_defaults.values()) or None
            made.__name__ = "__new__"
            made.__qualname__ = f"{owner.__qualname__}.__new__"
            owner.__new__ = made
            return owner.__new__(cls, *args, **given)

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__qualname__} takes {len(cls._fields)}, not {len(made)}")
            return made

        def _replace(self, **changes: Any) -> Any:
            made = self._make([changes.pop(name, self[at]) for at, name in enumerate(self._fields)])
            if changes:
                raise ValueError(f"{type(self).__qualname__} has no {', '.join(changes)}")
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = ", ".join(f"{name}={self[at]!r}" for at, name in enumerate(self._fields))
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _NamedTupleMaker(type):
        """Makes a plain tuple class of what is declared as a named tuple."""

        def __new__(mcs, name: str, _: tuple[type, ...], space: dict[str, Any]) -> Any:
            fields = tuple(space.get("__annotations__", ()))
            defaults = {each: space[each] for each in fields if each in space}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has it")
            getters = {each: _tuplegetter(at, each) for at, each in enumerate(fields)}
            own = {
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
            }
            return type(name, (_NamedTuple,), space | getters | own)

    NamedTuple = type.__new__(_NamedTupleMaker, "NamedTuple", (), {"__doc__": "A named tuple."})

    class _Pattern:
        """A regular expression that is compiled when it is first used."""

        def __init__(self, text: str, flags: int = 0) -> None:
            self._text, self._flags = text, flags

        def __getattr__(self, name: str) -> Any:
            """What the compiled pattern has by that name, kept as an attribute of this object."""
            if name.startswith("_"):  # as of a copy that is not filled yet
                raise AttributeError(name)
            found = getattr(re.compile(self._text, self._flags), name)
            setattr(self, name, found)
            return found

    def pattern(text: str, flags: int = 0) -> _Pattern:
        """A regular expression, compiled when it is first used."""
        return _Pattern(text, flags)
