def test_cast(cast):
    assert cast.amira
